import { SetMetadata } from '@nestjs/common';

export const BEFORE_PASSWORD = 'before-password';
/** A route that answers somebody who still has to change a password given by somebody else. Every other route refuses. */
export const BeforePassword = () => SetMetadata(BEFORE_PASSWORD, true);
