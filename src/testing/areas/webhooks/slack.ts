import { writeGo } from '../../webhooks/go-json'

/**
 * What Harbor posts to Slack: its template with its blanks and tabs. It is no valid JSON, as the line breaks of the data
 * and a quote in the operator are left as they are.
 */
export function slackBody(type: string, occurAt: number, operator: string, eventData: unknown): string {
  const data = writeGo(eventData, '\t').replaceAll('"', '\\"').replaceAll('\\\\"', '\\\\\\"')
  return `{
\t"blocks": [
\t\t{
            "type": "section",
\t\t\t"text": {
\t\t\t\t"type": "mrkdwn",
\t\t\t\t"text": "*Harbor webhook events*"
\t\t\t}
        },
        {
            "type": "section",
\t\t\t"text": {
\t\t\t\t"type": "mrkdwn",
\t\t\t\t"text": "*event_type:* ${type}"
\t\t\t}
        },
        {
            "type": "section",
\t\t\t"text": {
\t\t\t\t"type": "mrkdwn",
\t\t\t\t"text": "*occur_at:* <!date^${occurAt}^{date} at {time}|February 18th, 2014 at 6:39 AM PST>"
\t\t\t}
        },
        {\t"type": "section",
\t\t\t"text": {
\t\t\t\t"type": "mrkdwn",
\t\t\t\t"text": "*operator:* ${operator}"
\t\t\t}
\t\t},
        {\t"type": "section",
\t\t\t"text": {
\t\t\t\t"type": "mrkdwn",
\t\t\t\t"text": "*event_data:*"
\t\t\t}
\t\t},
\t\t{\t"type": "section",
\t\t\t"text": {
\t\t\t\t"type": "mrkdwn",
\t\t\t\t"text": "\`\`\`${data}\`\`\`"
\t\t\t}
\t\t}
    ]}`
}
