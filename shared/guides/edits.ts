import { freePlace } from '../document/index.ts';
import type { AnyRegistry } from '../model/definition.ts';
import type { Scope } from '../model/scope.ts';
import type { Action } from './guide.ts';

/** The command behind an action, or null where the action is no edit. */
export function commandOf(action: Action, scope: Scope, registry: AnyRegistry): { readonly command: string; readonly args: unknown } | null {
  switch (action.act) {
    case 'edit':
      return { command: action.command, args: action.args(scope) };
    case 'add': {
      const { kind, name, props } = action;
      const parent = action.parent(scope);
      return { command: 'component.add', args: { kind, parent, name, props, ...freePlace(scope.design, registry, parent, kind) } };
    }
    case 'undo':
    case 'ask':
      return null;
  }
}
