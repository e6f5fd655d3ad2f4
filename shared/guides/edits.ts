import { freePlace } from '../document/index.ts';
import type { AnyRegistry } from '../model/definition.ts';
import type { Scope } from '../model/scope.ts';
import type { Action } from './guide.ts';
import { mentionsNothing } from './roles.ts';

/** The command behind an action; null where the action is no edit, or where what it is about is not there yet. */
export function commandOf(action: Action, scope: Scope, registry: AnyRegistry): { readonly command: string; readonly args: unknown } | null {
  switch (action.act) {
    case 'edit': {
      const args = action.args(scope);
      return mentionsNothing(args) ? null : { command: action.command, args };
    }
    case 'add': {
      const { kind, name, props } = action;
      const parent = action.parent(scope);
      if (parent === null) return null;
      return { command: 'component.add', args: { kind, parent, name, props, ...freePlace(scope.design, registry, parent, kind) } };
    }
    case 'undo':
    case 'ask':
      return null;
  }
}
