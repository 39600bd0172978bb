/**
 * Asks the API with the key and prints the status alone, 0 where no answer came. An answer that is no success is an error to
 * both PowerShells, and only version 7 has a parameter against that.
 */
export const statusOfKey =
  "[int]$(try { Invoke-WebRequest https://api.anthropic.com/v1/models -UseBasicParsing -Headers @{ 'x-api-key' = $env:ANTHROPIC_API_KEY; 'anthropic-version' = '2023-06-01' } } catch { $_.Exception.Response }).StatusCode"
