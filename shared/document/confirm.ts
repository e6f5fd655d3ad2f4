import { z } from 'zod';
import { idSchema } from '../model/design-schema.ts';
import { importedReference } from '../model/terraform.ts';
import { defineCommand } from './command.ts';
import { missing } from './refusals.ts';

/** Takes the mark of an import off a component: a person has checked what the program only put in its place. */
export const confirmComponent = defineCommand({
  id: 'component.confirm',
  title: { ko: '{name} 확인', en: 'Confirm {name}' },
  args: z.object({ id: idSchema }),
  precondition: (design, args) => (design.components[args.id] === undefined ? missing(design, [args.id]) : []),
  run: (draft, args) => {
    const component = draft.components[args.id];
    if (component?.tags === undefined) return;
    const left = component.tags.filter((tag) => tag !== importedReference);
    if (left.length === 0) delete component.tags;
    else component.tags = left;
  },
  describe: (design, args) => ({ name: design.components[args.id]?.name ?? args.id }),
  touches: (args) => [args.id],
});
