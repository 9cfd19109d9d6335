/** What this rule reads of package-lock.json. */
export interface Lock {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
}

/**
 * Every optional package somebody names must stand in the lock. npm leaves out those the registry lacks at the moment
 * of `npm install`, and `npm ci` then refuses the lock.
 */
export function missingFromLock(lock: Lock): readonly string[] {
  return Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isReachable(lock, place, name))
      .map((name) => `${place || 'the root'}: ${name} is not in the lock`),
  );
}

/** Looks for the package where Node would: nested here, then beside each directory above. */
function isReachable({ packages }: Lock, place: string, name: string): boolean {
  const parents = place.split('/node_modules/');
  return (
    parents.some((_, index) => `${parents.slice(0, parents.length - index).join('/node_modules/')}/node_modules/${name}` in packages) ||
    `node_modules/${name}` in packages
  );
}
