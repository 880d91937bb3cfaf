import { expect, test } from 'vitest'
import { readSpki } from '../../../src/signatures/keys/spki'
import { sshFingerprint } from '../../../src/signatures/keys/ssh-fingerprint'

// What `ssh-keygen -lf` of OpenSSH 9.2 says of keys that were made for this test.
test.each([
  [
    'P-256',
    'SHA256:LfcZFwoWjWxcsjfFThb+QrwtecZWaHxa8Zf4Of+Geck',
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEbemSi/7v/H2l7+gxvYuv+KReUcCofdFdNsuE03/2nN2IN0G34U3FewEGO2BzQuzEhi/aevGTFgOSoMKo+r+y8w==',
  ],
  [
    'P-384',
    'SHA256:Q7jcGrt/IiQUS0A7bvg2RM29yQe8m66uyuBfAq4sW5E',
    'MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEJme9dNOlmjv/4wNTJaHzV1MfcOXyZDC2i4+QZYo0fN35uvY7x2uWQHV8l2JBXuc/FdOoQjp01tht/9QUG+CQdqrNcoLnuC//RYPePFm/VH8eDB/DKBFRdA5I+T8tsOHE',
  ],
  [
    'P-521',
    'SHA256:Mvwdq3Uf2RnvotjY2ogSXPGBWbMeaxfZN6p+fjtNpjg',
    'MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQARFWL/KyRWWgzrBJiBoJLN3rnfZP5uzkBurUxDVA0P8rVDXv13S7pYXZ+BmPZbiQX/KC+n/AHcV+LDtKUZdn7I/IBh5WnptBK8MHnSFN881/ba2h6phDC7rpnGYDBxRcGF7G6JKUD4YejLS6Kq7/3nV+V3D44D9U00oHZRPaChjQIESs=',
  ],
  [
    'RSA',
    'SHA256:BCUO9Kxwn4mmY290mqZy7dMOK7QabLEgB/XiY81VX04',
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAt780ugBXBni32NKipiLbF0RRGJpnwY2mu59/qNe8xEyFTs1SXbfb3jASFIy+OTDBrLf0AEmLo/t5AZxS+uNXvbkRYORHfPcqoCHmkRfLK/rAQDoNRoMTSq2QIi3O57Dsjc2kCwiT5P0OhUE8Q1HAXyKmJl3Gkz0nGkHLMmZNdg2eo7HnjerrHlIpBA34wewBc/1gEIS/WmC/9fKl2vmIqFqJUw1vMEe/NcMomseoce88x9qjf2iYL/bZ0PmyDFLmKjgmKMrGDz4Vt4OjAcOzdPwgsta8HyH9WiktSbiRQGaB5ZoIbOcb+at8m5uvY4q1DKNJJ8lKfc/IK7UlZPtpQQIDAQAB',
  ],
  [
    'Ed25519',
    'SHA256:H7jfHkaqeqkQYjXA1IMdYfGYmGvGQAkx7DvzOplBUp8',
    'MCowBQYDK2VwAyEAekOENpQXS+9YNsU2ym0Sso4Su72G1wEj1Dats5NgPFY=',
  ],
])('gives the fingerprint that OpenSSH prints of a key on %s', async (_kind, fingerprint, spki) => {
  const key = readSpki(new Uint8Array(Buffer.from(spki, 'base64')))
  expect(key && (await sshFingerprint(key))).toBe(fingerprint)
})
