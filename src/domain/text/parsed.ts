/** What was read, or why it could not be. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string };
