"""How the package behaves in a program: with signals, threads, event loops, forks and the interpreter's end."""
