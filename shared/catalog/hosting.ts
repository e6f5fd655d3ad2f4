import type { ComponentId } from '../model/design.ts';
import type { Entry, Scope } from '../model/scope.ts';

/** The hypervisor something runs on: the nearest ESXi host around it (CONTRACTS 1, containment). Null: it stands for itself. */
export function hypervisorOf(scope: Scope, id: ComponentId): Entry | null {
  return scope.enclosing(id, 'esxi-host');
}

/** Whether a hypervisor carries guests now. In maintenance it still does until they are moved. */
export function isHypervisorUp(host: Entry): boolean {
  return host.component.props['state'] !== 'down';
}
