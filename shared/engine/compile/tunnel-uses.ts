import type { DecapsulateStage, EncapsulateStage } from '../../plan/stage.ts';
import type { TunnelCompiler } from './tunnels.ts';

/** The tunnels that the words of a device name: its stages in the order in which they got their numbers, and the first of these. */
export interface TunnelUses {
  readonly firstWrapper: number;
  readonly firstUnwrapper: number;
  readonly stages: readonly (EncapsulateStage | DecapsulateStage)[];
}

/** A tunnel compiler that notes, device by device, which numbers it gave to what. */
export interface NotedTunnels {
  readonly tunnels: TunnelCompiler;
  /** What was named since the last device began. */
  readonly begin: () => void;
  readonly uses: () => TunnelUses;
  /** Whether a device that is written anew now would name the same numbers; if so they are given out as if it were. */
  readonly repeat: (device: number, uses: TunnelUses, finder: () => (id: string) => number) => boolean;
}

/** Numbers are given out one after the other, so a device keeps its words while as many were given out before it. */
export function noteTunnels(inner: TunnelCompiler): NotedTunnels {
  let [wrappers, unwrappers] = [0, 0];
  let [firstWrapper, firstUnwrapper] = [0, 0];
  let stages: (EncapsulateStage | DecapsulateStage)[] = [];
  const tunnels: TunnelCompiler = {
    ...inner,
    encapsulate: (device, stage) => {
      const number = inner.encapsulate(device, stage);
      // The second program of a device names what the first one has named.
      if (number < wrappers) return number;
      wrappers = number + 1;
      stages.push(stage);
      return number;
    },
    decapsulate: (device, stage, interfaceNumber) => {
      const number = inner.decapsulate(device, stage, interfaceNumber);
      unwrappers = number + 1;
      stages.push(stage);
      return number;
    },
  };
  return {
    tunnels,
    begin: () => {
      [firstWrapper, firstUnwrapper, stages] = [wrappers, unwrappers, []];
    },
    uses: () => ({ firstWrapper, firstUnwrapper, stages }),
    repeat: (device, uses, finder) => {
      if (uses.stages.length === 0) return true;
      if (uses.firstWrapper !== wrappers || uses.firstUnwrapper !== unwrappers) return false;
      const interfaceNumber = finder();
      for (const stage of uses.stages) {
        if (stage.kind === 'encapsulate') tunnels.encapsulate(device, stage);
        else tunnels.decapsulate(device, stage, interfaceNumber);
      }
      return true;
    },
  };
}
