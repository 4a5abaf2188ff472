/** The door to commander. */
export { type Argument, Command, InvalidArgumentError, Option } from 'commander';
