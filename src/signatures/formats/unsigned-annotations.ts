/** Annotations of a layer for what came with a signature of a log, a timestamp authority or a certificate authority. */
export const unsigned = {
  bundle: 'dev.sigstore.cosign/bundle',
  timestamp: 'dev.sigstore.cosign/rfc3161timestamp',
  certificate: 'dev.sigstore.cosign/certificate',
  chain: 'dev.sigstore.cosign/chain',
} as const
