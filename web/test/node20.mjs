/** Map.groupBy for Node.js 20, which the test runner itself asks for. */
if (!('groupBy' in Map)) {
  Object.assign(Map, {
    groupBy(items, keyOf) {
      const groups = new Map()
      let index = 0
      for (const item of items) {
        const key = keyOf(item, index++)
        groups.set(key, [...(groups.get(key) ?? []), item])
      }
      return groups
    },
  })
}
