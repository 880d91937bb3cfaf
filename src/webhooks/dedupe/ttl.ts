/** One hour, in milliseconds. Harbor's third and last attempt comes four minutes after the first (recordings: delivery.json). */
export const defaultTTL = 3_600_000
