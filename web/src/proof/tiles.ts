import { same, Untrue, type Bytes } from './bytes'
import { emptyRoot, nodeOf, splitOf, type Hash } from './tree'

const FULL = 256
const GROUP = 1000

/** Where a tile of hashes lies below the log's address (C2SP tlog-tiles): tile/0/x001/234, tile/0/001.p/17. */
export function tilePath(level: number, number: number, width = FULL): string {
  let path = String(number % GROUP).padStart(3, '0')
  for (let rest = Math.floor(number / GROUP); rest > 0; rest = Math.floor(rest / GROUP)) path = `x${String(rest % GROUP).padStart(3, '0')}/${path}`
  return `tile/${level}/${path}${width === FULL ? '' : `.p/${width}`}`
}

/** Reads a tile; nothing when it is not there. Whoever reads it need not be trusted. */
export type ReadTile = (path: string) => Promise<Bytes | undefined>

/** How many full subtrees of that height a tree of that size has. */
const full = (size: number, height: number) => Math.floor(size / 2 ** height)

/** The hash over a power of two of hashes. */
async function perfect(hashes: Hash[]): Promise<Hash> {
  let row = hashes
  while (row.length > 1) {
    const above: Hash[] = []
    for (let i = 0; i < row.length; i += 2) above.push(await nodeOf(row[i]!, row[i + 1]!))
    row = above
  }
  return row[0]!
}

/** A tree of known size and root, read from tiles that nobody need trust: every tile is led back to the root before a hash of it is used. */
export class TiledTree {
  private readonly led = new Map<string, Hash[]>()

  private constructor(readonly size: number, private readonly read: ReadTile, private readonly edge: Hash[][]) {}

  static async of(size: number, root: Hash, read: ReadTile): Promise<TiledTree> {
    const edge: Hash[][] = []
    for (let level = 0, rest = size; rest > 0; level++, rest = Math.floor(rest / FULL)) {
      const width = rest % FULL
      edge.push(width === 0 ? [] : await hashes(read, level, Math.floor(rest / FULL), width))
    }
    if (!same(await edgeRoot(edge), root)) throw new Untrue('tiles', `the last tiles of the log do not lead to the root of its ${size} entries`)
    return new TiledTree(size, read, edge)
  }

  /** The root this tree had when it held so many leaves. */
  async rootAt(older: number): Promise<Hash> {
    if (older > this.size) throw new Untrue('back', `a log of ${this.size} entries never had ${older}`)
    return older === 0 ? emptyRoot() : this.hash(0, older)
  }

  /** The hash over the leaves of a range that begins where a subtree of its width may begin. */
  private async hash(from: number, to: number): Promise<Hash> {
    const width = to - from
    const height = Math.log2(width)
    if (Number.isInteger(height) && from % width === 0) return this.complete(height, from / width)
    const middle = from + splitOf(width)
    return nodeOf(await this.hash(from, middle), await this.hash(middle, to))
  }

  /** The hash of a full subtree of that height, the numberth of its kind. */
  private async complete(height: number, number: number): Promise<Hash> {
    const below = height % 8
    const first = number * 2 ** below
    const tile = await this.tile(Math.floor(height / 8), Math.floor(first / FULL))
    return perfect(tile.slice(first % FULL, first % FULL + 2 ** below))
  }

  /** The hashes of a tile, led back to the root: the right edge by the root itself, any other by its place in the tile above. */
  private async tile(level: number, number: number): Promise<Hash[]> {
    if (number === full(this.size, 8 * (level + 1))) return this.edge[level] ?? []
    const path = tilePath(level, number)
    const known = this.led.get(path)
    if (known) return known
    const found = await hashes(this.read, level, number, FULL)
    const above = await this.tile(level + 1, Math.floor(number / FULL))
    if (!same(await perfect(found), above[number % FULL]!)) throw new Untrue('tiles', `${path} does not lead to the root of the log's ${this.size} entries`)
    this.led.set(path, found)
    return found
  }
}

/** The root over the right edge of a tree: the smaller a subtree, the further right it stands. */
async function edgeRoot(edge: Hash[][]): Promise<Hash> {
  let root: Hash | undefined
  for (const level of edge) {
    let end = level.length
    for (let width = 1; end > 0; width *= 2) {
      if (Math.floor(end / width) % 2 === 0) continue
      const subtree = await perfect(level.slice(end - width, end))
      root = root ? await nodeOf(subtree, root) : subtree
      end -= width
    }
  }
  return root ?? emptyRoot()
}

/** The hashes of a tile; a full one serves where the partial one is gone. */
async function hashes(read: ReadTile, level: number, number: number, width: number): Promise<Hash[]> {
  const path = tilePath(level, number, width)
  const bytes = await read(path) ?? (width === FULL ? undefined : await read(tilePath(level, number)))
  if (!bytes) throw new Untrue('tiles', `the log does not give ${path}`)
  if (bytes.length !== width * 32 && bytes.length !== FULL * 32) throw new Untrue('tiles', `${path} has ${bytes.length} bytes`)
  return Array.from({ length: width }, (_, i) => bytes.slice(i * 32, (i + 1) * 32))
}
