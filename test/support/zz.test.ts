import './does-not-exist.ts';
