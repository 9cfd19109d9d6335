export const CandidatesPage = () => null;
