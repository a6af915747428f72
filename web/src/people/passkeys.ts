/** The browser's side of passkeys: bytes travel as base64url, and a device may say no. */
export interface Known { id: string, transports: string[] }
export interface Invitation { challenge: string, rpId: string, rpName: string, userId: string, userName: string, algorithms: number[], known: Known[] }
export interface Question { challenge: string, rpId: string, passkeys: Known[] }

export const hasPasskeys = () => typeof PublicKeyCredential !== 'undefined' && window.isSecureContext

export function bytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, char => char.charCodeAt(0))
}

export function text(buffer: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

const listed = (known: Known[]): PublicKeyCredentialDescriptor[] =>
  known.map(one => ({ type: 'public-key', id: bytes(one.id), transports: one.transports as AuthenticatorTransport[] }))

/** Undefined when the device or its owner said no. */
export async function make(asked: Invitation) {
  const made = await ask(() => navigator.credentials.create({
    publicKey: {
      challenge: bytes(asked.challenge),
      rp: { id: asked.rpId, name: asked.rpName },
      user: { id: bytes(asked.userId), name: asked.userName, displayName: asked.userName },
      pubKeyCredParams: asked.algorithms.map(alg => ({ type: 'public-key' as const, alg })),
      excludeCredentials: listed(asked.known),
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
      attestation: 'none',
    },
  }))
  if (!made) return undefined
  const response = made.response as AuthenticatorAttestationResponse
  return { clientData: text(response.clientDataJSON), attestation: text(response.attestationObject), transports: response.getTransports?.() ?? [] }
}

/** Undefined when the device or its owner said no. */
export async function sign(asked: Question) {
  const made = await ask(() => navigator.credentials.get({
    publicKey: { challenge: bytes(asked.challenge), rpId: asked.rpId, allowCredentials: listed(asked.passkeys), userVerification: 'preferred' },
  }))
  if (!made) return undefined
  const response = made.response as AuthenticatorAssertionResponse
  return { id: text(made.rawId), clientData: text(response.clientDataJSON), authenticatorData: text(response.authenticatorData), signature: text(response.signature) }
}

async function ask(device: () => Promise<Credential | null>): Promise<PublicKeyCredential | undefined> {
  try {
    return await device() as PublicKeyCredential | null ?? undefined
  } catch (refused) {
    if (refused instanceof DOMException) return undefined
    throw refused
  }
}
