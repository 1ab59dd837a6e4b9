import type { Template } from './assembly.ts';
import { localAccount } from './aws/account.ts';
import { type References, resolveIntrinsics } from './intrinsics.ts';
import { madeName, type NamedResource, resourceTypes } from './resource-types.ts';

const { accountId, region } = localAccount;

/** What the names in one template stand for: pseudo parameters, parameters, conditions, resources. */
export function referencesOf(
  template: Template,
  stackName: string,
  publicUrl: string,
): References & { identity(logicalId: string): { name: string; arn: string } } {
  const pseudoParameters: Record<string, unknown> = {
    'AWS::AccountId': accountId,
    'AWS::Region': region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stackName,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/local`,
    'AWS::NotificationARNs': [],
  };
  const identities = new Map<string, NamedResource | 'being-named'>();

  function identity(logicalId: string): NamedResource {
    const known = identities.get(logicalId);
    if (known === 'being-named') throw new Error(`The name of ${logicalId} is made from itself.`);
    if (known) return known;
    const resource = template.Resources[logicalId];
    const type = resource && resourceTypes[resource.Type];
    if (!type) throw new Error(`The template has no resource ${logicalId}.`);
    identities.set(logicalId, 'being-named');
    const given = type.nameProperty && resource.Properties[type.nameProperty];
    const name =
      given === undefined
        ? madeName(type.madeName, stackName, logicalId)
        : String(
            resolveIntrinsics(given, `${logicalId}.Properties.${type.nameProperty}`, references),
          );
    const arn = type.arn?.(name, `${stackName}/${logicalId}`) ?? name;
    const named = { name, arn, publicUrl };
    identities.set(logicalId, named);
    return named;
  }

  const references = {
    identity,
    ref(name: string): unknown {
      if (name in pseudoParameters) return pseudoParameters[name];
      const parameter = template.Parameters[name];
      if (parameter?.Default !== undefined) return parameter.Default;
      const resource = template.Resources[name];
      if (!resource) return undefined;
      const { ref } = resourceTypes[resource.Type] ?? {};
      return identity(name)[ref ?? 'name'];
    },
    attribute(logicalId: string, attribute: string): unknown {
      const resource = template.Resources[logicalId];
      const type = resource && resourceTypes[resource.Type];
      if (!type) return undefined;
      if (attribute === 'Arn') return type.arn && identity(logicalId).arn;
      return type.attributes?.[attribute]?.(identity(logicalId));
    },
    condition(name: string): boolean {
      if (!(name in template.Conditions)) throw new Error(`The template has no condition ${name}.`);
      return (
        resolveIntrinsics(template.Conditions[name], `Conditions.${name}`, references) === true
      );
    },
  };
  return references;
}
