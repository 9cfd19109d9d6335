export { ReviewsModule } from './reviews.module.js';
export { reviewProblems } from './reviews.problems.js';
