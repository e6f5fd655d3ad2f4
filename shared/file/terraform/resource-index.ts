import { addTo } from '../../model/scope.ts';
import { textIn, type TerraformResource } from '../../model/terraform.ts';

/** Resources by type, and by the text of any attribute: lists of a file are asked for once per component. */
export interface ResourceIndex {
  readonly ofType: (type: string) => readonly TerraformResource[];
  /** None for an empty text: what is not said is not equal to what else is not said. */
  readonly having: (type: string, attribute: string, value: string) => readonly TerraformResource[];
}

export function indexResources(resources: readonly TerraformResource[]): ResourceIndex {
  const byType = new Map<string, TerraformResource[]>();
  for (const resource of resources) addTo(byType, resource.type, resource);
  const byValue = new Map<string, ReadonlyMap<string, readonly TerraformResource[]>>();
  const valuesOf = (type: string, attribute: string): ReadonlyMap<string, readonly TerraformResource[]> => {
    const known = byValue.get(`${type} ${attribute}`);
    if (known !== undefined) return known;
    const made = new Map<string, TerraformResource[]>();
    for (const resource of byType.get(type) ?? []) addTo(made, textIn(resource.values, attribute), resource);
    byValue.set(`${type} ${attribute}`, made);
    return made;
  };
  return {
    ofType: (type) => byType.get(type) ?? [],
    having: (type, attribute, value) => (value === '' ? [] : (valuesOf(type, attribute).get(value) ?? [])),
  };
}
