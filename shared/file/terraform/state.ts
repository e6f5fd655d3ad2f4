import type { ValueProblem } from '../issues.ts';
import { indexText, nameWithIndex, unknownValue, type FoundResource, type FoundResources } from './found-resource.ts';
import { isObject, listAt, mismatch, textAt, type Json } from './tree.ts';

/** The resources of a state file, format version 4 (Terraform 0.12 and later). Instances waiting to be destroyed are left out. */
export function stateResources(state: Json): FoundResources {
  const resources: FoundResource[] = [];
  const problems: ValueProblem[] = [];
  const report = (problem: ValueProblem | null): boolean => {
    if (problem !== null) problems.push(problem);
    return problem === null;
  };
  listAt(state, 'resources').forEach((resource, at) => {
    const path = ['resources', at];
    if (!isObject(resource)) {
      report(mismatch(resource, 'object', path));
      return;
    }
    const isReadable = [
      report(mismatch(resource['type'], 'string', [...path, 'type'])), report(mismatch(resource['name'], 'string', [...path, 'name'])), report(mismatch(resource['instances'], 'array', [...path, 'instances'])),
    ].every(Boolean);
    if (!isReadable) return;
    const mode = resource['mode'] === 'data' ? 'data' : 'managed';
    const [type, name, module] = [textAt(resource, 'type'), textAt(resource, 'name'), textAt(resource, 'module')];
    listAt(resource, 'instances').forEach((instance, index) => {
      const where = [...path, 'instances', index];
      if (!isObject(instance)) {
        report(mismatch(instance, 'object', where));
        return;
      }
      if (instance['deposed'] !== undefined || !report(mismatch(instance['attributes'], 'object', [...where, 'attributes']))) return;
      const attributes = isObject(instance['attributes']) ? instance['attributes'] : {};
      const address = `${module === '' ? '' : `${module}.`}${mode === 'data' ? 'data.' : ''}${type}.${name}${indexText(instance['index_key'])}`;
      const values = { ...attributes, id: attributes['id'] ?? unknownValue(address, 'id') };
      resources.push({ address, mode, type, name: nameWithIndex(name, instance['index_key']), values, path: [...where, 'attributes'] });
    });
  });
  return { resources, problems };
}
