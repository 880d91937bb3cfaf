/** A document that is not of its format. Only `refuseMalformed` lets it out, as a `Refusal`. */
export class Malformed extends Error {}
