/** A line for members, by schema and member. */
export type MemberDocs = Readonly<Record<string, Readonly<Record<string, string>>>>
