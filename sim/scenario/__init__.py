"""What is simulated: scenario files read into frozen values. Neither SimPy nor rich may enter, nor how it is run."""
