/** One hour, in milliseconds. Harbor's third and last attempt comes four minutes after the first (test/recordings/webhooks/delivery.json). */
export const defaultTTL = 3_600_000
