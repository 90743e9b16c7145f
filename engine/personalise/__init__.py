"""A lifter's own parameters, fitted to their whole log by Hamiltonian Monte Carlo.

`parameters` and `pooling` are plain Python and may be read anywhere. The rest stands on JAX and NumPyro, which only the
worker has: it is imported by the job that needs it, inside its function.
"""
