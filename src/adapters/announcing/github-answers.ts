import type { Written } from '../github/client.ts';
import { NotTaken } from './errors.ts';

/**
 * The value, or why there is none. A missing permission is said with its name and not tried again.
 * @throws NotTaken
 */
export const taken = <T>(answer: Written<T>, permission: string): T => {
  switch (answer.kind) {
    case 'found':
      return answer.value;
    case 'absent':
      throw new NotTaken(`GitHub knows no such thing, or the token may not see it; it needs \`${permission}\`.`, {
        passing: false,
      });
    case 'denied':
      throw new NotTaken(`GitHub denies it: ${answer.message}. The token needs \`${permission}\`.`, {
        passing: /rate limit/i.test(answer.message),
      });
    case 'refused':
      throw new NotTaken(`GitHub did not take it: ${answer.message}.`, { passing: false });
  }
};
