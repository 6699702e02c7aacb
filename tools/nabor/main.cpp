// In: the command line. Out: the exit code: 0 clean, 1 findings, 2 usage or environment.
int main() { return 2; }
