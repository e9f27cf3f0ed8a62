/** What a record holds under a name that somebody wrote; nothing of what every object has, such as `toString`. */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
