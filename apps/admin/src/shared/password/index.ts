export { PasswordForm } from './password-form.js';
