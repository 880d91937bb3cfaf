import * as z from 'zod/mini'
import { loose } from './loose'
import { string } from './primitives'
import { type WebhookRepository, webhookRepository } from './repository'

/** What `UPLOAD_CHART`, `DOWNLOAD_CHART` and `DELETE_CHART` tell. */
export interface ChartEventData {
  /** One for each version. */
  resources: ChartResource[]
  /** The chart; without `date_created`. */
  repository: WebhookRepository
}

export interface ChartResource {
  /** The version of the chart. */
  tag: string
  /** With a scheme: `https://host/chartrepo/project/charts/shop-1.0.0.tgz`. */
  resource_url: string
}

// Not recorded: Harbor 2.8 dropped ChartMuseum. goharbor/harbor v2.7.0, `src/controller/event/handler/webhook/chart/chart.go`.
export const chartEventData = loose({
  resources: z.array(loose({ tag: string, resource_url: string })),
  repository: webhookRepository,
})
