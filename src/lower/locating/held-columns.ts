/** Names of memories: whether a threshold's condition held, a block's did, and on which side an edge was. */
export const heldColumn = (path: string): string =>
  path === '' ? 'threshold held' : `${path}.threshold held`;
export const blockColumn = (index: number): string => `condition ${index + 1} held`;
export const edgeColumn = (index: number): string => `edge ${index + 1} ahead`;
