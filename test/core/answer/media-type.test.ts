import { describe, expect, test } from 'vitest'
import { isHtmlType, isJsonType, isSbomType } from '../../../src/core/answer/media-type'

describe('a type is JSON', () => {
  test.each([
    ['application/json', true],
    ['application/json; charset=utf-8', true],
    ['application/json ;charset=utf-8', true],
    ['Application/JSON;charset=utf-8', true],
    ['application/vnd.oci.image.manifest.v1+json', true],
    ['application/problem+json', true],
    ['application/jsonp', false],
    ['application/json-seq', false],
    ['application/x;y+json', false],
    ['x-application/json', false],
    ['text/json', false],
    ['text/html', false],
    ['application/octet-stream', false],
    ['', false],
    [undefined, false],
  ])('%s: %s', (type, is) => {
    expect(isJsonType(type)).toBe(is)
  })
})

describe('a type is a page', () => {
  test.each([
    ['text/html', true],
    ['Text/HTML; charset=utf-8', true],
    ['application/xhtml+xml', true],
    ['text/plain; was=text/html', false],
    [undefined, false],
  ])('%s: %s', (type, is) => {
    expect(isHtmlType(type)).toBe(is)
  })
})

describe('a type is the SBOM of Harbor', () => {
  test.each([
    ['application/vnd.goharbor.harbor.sbom.v1', true],
    ['application/vnd.goharbor.harbor.sbom.v1; charset=utf-8', true],
    ['application/vnd.goharbor.harbor.sbom.v1 ; charset=utf-8', true],
    ['application/vnd.goharbor.harbor.sbom.v10', false],
    ['x/application/vnd.goharbor.harbor.sbom.v1', false],
    ['application/vnd-goharbor.harbor.sbom.v1', false],
    [undefined, false],
  ])('%s: %s', (type, is) => {
    expect(isSbomType(type)).toBe(is)
  })
})
