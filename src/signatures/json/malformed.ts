/** A document that is not of its format. Only `refuseMalformed` lets it out, as a `Refusal`. */
export class Malformed extends Error {}

/** A document that is more than is read here. Other programs may read it. */
export class Unsupported extends Malformed {}
