import { type ChartEventData, chartEventData } from './chart-data'
import { type EventOf, payload } from './envelope'

/** A chart was pushed to ChartMuseum. Harbor 2.7 and earlier, `Default` format only. */
export interface UploadChartEvent extends EventOf<'UPLOAD_CHART', ChartEventData> {}

export const uploadChartPayload = payload('UPLOAD_CHART', chartEventData)
