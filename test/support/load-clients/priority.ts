import { setPriority } from 'node:os';

/** On a machine where everything shares two cores the instrument must not be what is measured. */
export const raisePriority = (): void => {
  try {
    setPriority(-15);
  } catch {
    // Only root may; without it the records tell how late the clients were.
  }
};
