const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const repositoryPattern = new RegExp(`^${component}(?:/${component})*$`)

export function isProjectName(name: string): boolean {
  return /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(name)
}

export function isRepositoryName(name: string): boolean {
  return repositoryPattern.test(name)
}

/** Of a robot, without the prefix and the project. */
export function isRobotName(name: string): boolean {
  return /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(name)
}
