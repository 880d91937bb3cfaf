import { type ChartEventData, chartEventData } from './chart-data'
import { type EventOf, payload } from './envelope'

/** A chart was read from ChartMuseum. Harbor 2.7 and earlier, `Default` format only. */
export interface DownloadChartEvent extends EventOf<'DOWNLOAD_CHART', ChartEventData> {}

export const downloadChartPayload = payload('DOWNLOAD_CHART', chartEventData)
