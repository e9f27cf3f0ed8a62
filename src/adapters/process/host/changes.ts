/** Changes of the recorded state, as functions of it. */
import type { Colour } from '../../../domain/rollout/release.ts';
import { isAlive } from './processes.ts';
import type { HostState, Instance } from './protocol.ts';
import { Refused } from './store.ts';

export const colours = ['blue', 'green'] as const;

/** The state with the token accepted; refused when a newer one was accepted before. */
export const admit = (state: HostState, token: number): HostState => {
  if (token < state.fence) throw new Refused({ code: 'fenced-out', token, fence: state.fence });
  return token === state.fence ? state : { ...state, fence: token };
};

export const withInstance = (state: HostState, colour: Colour, instance: Instance | null): HostState => ({
  ...state,
  colours: { ...state.colours, [colour]: instance },
});

/** Nothing runs and nothing should. */
export const isIdle = ({ colours: { blue, green }, traffic }: HostState): boolean =>
  blue === null && green === null && traffic === null;

/** An instance changes only as long as it is still the one of its colour. */
export const changeInstance = (state: HostState, id: string, change: (instance: Instance) => Instance): HostState => {
  for (const colour of colours) {
    const instance = state.colours[colour];
    if (instance?.id === id) return withInstance(state, colour, change(instance));
  }
  return state;
};

export const runs = (instance: Instance): boolean =>
  instance.ending === null && isAlive(instance.pid, instance.startTime);
