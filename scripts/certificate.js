import { createPublicKey, createHash } from 'node:crypto';
import { generate } from 'selfsigned';

/**
 * A certificate for 127.0.0.1 that is made now and kept nowhere, and the hash of its public key, by which a browser is
 * told to trust this one and no other.
 */
export async function makeCertificate() {
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  const publicKey = createPublicKey(cert).export({ type: 'spki', format: 'der' });
  return { cert, key, keyHash: createHash('sha256').update(publicKey).digest('base64') };
}
