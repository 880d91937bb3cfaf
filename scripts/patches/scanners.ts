import { renamed } from './definitions'
import { alwaysPresent, maybeNull, mustBeGiven } from './members'
import type { Patch } from './patch'

export const scanners: readonly Patch[] = [
  alwaysPresent(
    'ScannerRegistration',
    ['uuid', 'name', 'url'],
    'scanner.json: createScanner (422: no name); a key, and what it was made with',
  ),
  maybeNull('ScannerRegistration', ['capabilities'], 'scanner.json: deleteScanner'),
  alwaysPresent(
    'ScannerAdapterMetadata',
    ['scanner'],
    'scanner.json: getScannerMetadata; without it a scanner cannot be registered (pkg/scan/rest/v1/models.go: Validate)',
  ),
  mustBeGiven('IsDefault', ['is_default'], 'server/v2.0/handler/scanner.go: without it nothing happens'),
  renamed('Stats', 'ScanAllStats', 'scan-all.json: the two metrics of scans of everything, and nothing else'),
]
