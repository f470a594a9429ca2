"""What the work of a survey is spread over: processes of this machine, or a cluster that there is already."""
