import { type ChartEventData, chartEventData } from './chart-data'
import { type EventOf, payload } from './envelope'

/** Versions of a chart were deleted from ChartMuseum. Harbor 2.7 and earlier, `Default` format only. */
export interface DeleteChartEvent extends EventOf<'DELETE_CHART', ChartEventData> {}

export const deleteChartPayload = payload('DELETE_CHART', chartEventData)
