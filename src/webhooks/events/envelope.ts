import * as z from 'zod/mini'
import { loose } from './loose'
import { number, string } from './primitives'

/** The `Default` format: what Harbor sends as `application/json`, member for member. */
export interface PayloadOf<Type extends string, Data> {
  type: Type
  /** Seconds since 1970. */
  occur_at: number
  /** A user, a robot (`robot$project+name`), `harbor-jobservice`; empty for an anonymous pull. */
  operator: string
  event_data: Data
}

/** The `CloudEvents` format: what Harbor (2.8 and later) sends as `application/cloudevents+json`, member for member. */
export interface CloudEventOf<Type extends string, Data> {
  specversion: string
  /** The same in each attempt to deliver the event; another one for each target of a policy. */
  id: string
  /** The policy that sent it: `/projects/3/webhook/policies/5`. */
  source: string
  type: Type
  datacontenttype: string
  /** RFC 3339, whole seconds. */
  time: string
  data: Data
  /** A user, a robot (`robot$project+name`), `harbor-jobservice`; empty for an anonymous pull. */
  operator: string
  /** The request to Harbor that caused the event, as in Harbor's own log; may be empty. */
  requestid: string
}

/** An event of either format, as `parseWebhook` and the receiver give it. */
export interface EventOf<Type extends string, Data, CloudEventType extends string = never>
  extends PayloadOf<Type, Data> {
  known: true
  /** The body as it came, where the policy's format is `CloudEvents`. */
  cloudEvent?: CloudEventOf<CloudEventType, Data> | undefined
}

// @__NO_SIDE_EFFECTS__
export function payload<const Type extends string, Data extends z.core.$ZodType>(type: Type, data: Data) {
  return loose({ type: z.literal(type), occur_at: number, operator: string, event_data: data })
}
