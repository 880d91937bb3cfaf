/** Notary Project signatures (JWS or COSE), by the type of their manifest. They are recognised so that the refusal says why. */
export const notationType = 'application/vnd.cncf.notary.signature'
