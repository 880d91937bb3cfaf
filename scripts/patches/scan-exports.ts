import { alwaysPresent, called, mustBeGiven, neverNull } from './members'
import type { Patch } from './patch'

export const scanExports: readonly Patch[] = [
  mustBeGiven(
    'ScanDataExportRequest',
    ['projects'],
    'scan-data-export.json: exportScanData (400: no project)',
  ),
  alwaysPresent('ScanDataExportJob', ['id'], 'scan-data-export.json: exportScanData; a database key'),
  alwaysPresent(
    'ScanDataExportExecution',
    ['id', 'user_id', 'status', 'trigger'],
    'scan-data-export.json: getScanDataExportExecution; only users can export (server/v2.0/handler/scanexport.go)',
  ),
  called('ScanDataExportExecution', ['status'], 'JobStatus', 'jobservice/job/status.go'),
  neverNull(
    'ScanDataExportExecutionList',
    ['items'],
    'server/v2.0/handler/scanexport.go starts from an empty list',
  ),
]
