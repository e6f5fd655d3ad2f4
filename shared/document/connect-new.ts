import { z } from 'zod';
import type { AnyRegistry } from '../model/definition.ts';
import type { Design } from '../model/design.ts';
import type { Command, CommandResult } from './contract.ts';
import { reattachLink } from './link-edits.ts';
import { connectLink } from './links.ts';
import { refusal } from './refusals.ts';
import { addRow } from './rows.ts';

/** Arguments of `row.add`, and of the command on a link that follows it. Each reads its own. */
const argumentsOfBoth = z.object({ row: z.unknown(), link: z.unknown() });

/** The edit of a link that first gives one of its ends an interface. One gesture, so one step; where either half is refused, nothing changes. */
function withNewInterface(id: string, linkCommand: Command): Command {
  const apply = (design: Design, args: unknown, registry: AnyRegistry): CommandResult => {
    const read = argumentsOfBoth.safeParse(args);
    if (!read.success) return { ok: false, refusals: [refusal('BAD_ARGUMENTS', { command: id, path: '/' })] };
    const grown = addRow.apply(design, read.data.row, registry);
    if (!grown.ok) return grown;
    const linked = linkCommand.apply(grown.design, read.data.link, registry);
    if (!linked.ok) return linked;
    return {
      ...linked,
      step: {
        ...linked.step,
        command: id,
        patches: [...grown.step.patches, ...linked.step.patches],
        inverse: [...linked.step.inverse, ...grown.step.inverse],
      },
    };
  };
  return {
    id,
    title: linkCommand.title,
    layoutOnly: false,
    check: (design, args, registry) => {
      const result = apply(design, args, registry);
      return result.ok ? [] : result.refusals;
    },
    apply,
  };
}

/** Connects two components by an interface that one of them gets with it. */
export const connectByNewInterface: Command = withNewInterface('link.connectNew', connectLink);

/** Moves an end of a link to an interface that its new component gets with it. */
export const reattachByNewInterface: Command = withNewInterface('link.reattachNew', reattachLink);
