export { splitList } from '../../simulate/split-list.ts';
