import { z } from 'zod';
import type { AnyRegistry } from '../model/definition.ts';
import type { Design } from '../model/design.ts';
import type { Command, CommandResult } from './contract.ts';
import { connectLink } from './links.ts';
import { refusal } from './refusals.ts';
import { addRow } from './rows.ts';

const id = 'link.connectNew';

/** Arguments of `row.add`, and of the `link.connect` that follows it. Each reads its own. */
const argumentsOfBoth = z.object({ row: z.unknown(), link: z.unknown() });

function applyBoth(design: Design, args: unknown, registry: AnyRegistry): CommandResult {
  const read = argumentsOfBoth.safeParse(args);
  if (!read.success) return { ok: false, refusals: [refusal('BAD_ARGUMENTS', { command: id, path: '/' })] };
  const grown = addRow.apply(design, read.data.row, registry);
  if (!grown.ok) return grown;
  const connected = connectLink.apply(grown.design, read.data.link, registry);
  if (!connected.ok) return connected;
  return {
    ...connected,
    step: {
      ...connected.step,
      command: id,
      patches: [...grown.step.patches, ...connected.step.patches],
      inverse: [...connected.step.inverse, ...grown.step.inverse],
    },
  };
}

/** Connects two components by an interface that one of them gets with it. One gesture, so one step; where either half is refused, nothing changes. */
export const connectByNewInterface: Command = {
  id,
  title: connectLink.title,
  layoutOnly: false,
  check: (design, args, registry) => {
    const result = applyBoth(design, args, registry);
    return result.ok ? [] : result.refusals;
  },
  apply: applyBoth,
};
