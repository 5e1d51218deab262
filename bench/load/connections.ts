/** Over how many connections a bot is reached, by whatever load: as many as keep one instance busy. */
export const CONNECTIONS = 50;
