import { findCommand } from '../document/index.ts';
import type { AnyRegistry } from '../model/definition.ts';
import { emptyDesign, type Design } from '../model/design.ts';
import type { Localized } from '../model/text.ts';
import type { Guide } from './guide.ts';

/** The design a guide begins with, named in the person's language. Throws where one of the guide's own commands is refused: that is a defect of the guide. */
export function beginningOf(guide: Guide, registry: AnyRegistry, language: keyof Localized): Design {
  const meta = { ...emptyDesign.meta, name: guide.title[language], description: guide.description[language], profile: 'seed' } as const;
  return guide.beginning.reduce<Design>((design, [id, args]) => {
    const result = findCommand(id)?.apply(design, args, registry);
    if (result?.ok !== true) throw new Error(`guide ${guide.id}: ${id} ${JSON.stringify(args)} ${JSON.stringify(result?.refusals)}`);
    return result.design;
  }, { ...emptyDesign, meta });
}
